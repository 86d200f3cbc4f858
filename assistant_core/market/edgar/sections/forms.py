"""The items of each form, in their order, with the titles that the rules give them.

The numbers of 8-K without a point are those until 2004.
"""

from functools import cache
from typing import NamedTuple


class Item(NamedTuple):
    part: str
    item: str
    title: str


TEN_K = """\
I|1|Business
I|1A|Risk Factors
I|1B|Unresolved Staff Comments
I|1C|Cybersecurity
I|2|Properties
I|3|Legal Proceedings
I|4|Mine Safety Disclosures
II|5|Market for Registrant's Common Equity, Related Stockholder Matters and Purchases of Equity Securities
II|6|Selected Financial Data
II|7|Management's Discussion and Analysis of Financial Condition and Results of Operations
II|7A|Quantitative and Qualitative Disclosures About Market Risk
II|8|Financial Statements and Supplementary Data
II|9|Changes in and Disagreements With Accountants on Accounting and Financial Disclosure
II|9A|Controls and Procedures
II|9B|Other Information
II|9C|Disclosure Regarding Foreign Jurisdictions that Prevent Inspections
III|10|Directors, Executive Officers and Corporate Governance
III|11|Executive Compensation
III|12|Security Ownership of Certain Beneficial Owners and Management and Related Stockholder Matters
III|13|Certain Relationships and Related Transactions, and Director Independence
III|14|Principal Accountant Fees and Services
IV|15|Exhibits and Financial Statement Schedules
IV|16|Form 10-K Summary"""
TEN_Q = """\
I|1|Financial Statements
I|2|Management's Discussion and Analysis of Financial Condition and Results of Operations
I|3|Quantitative and Qualitative Disclosures About Market Risk
I|4|Controls and Procedures
II|1|Legal Proceedings
II|1A|Risk Factors
II|2|Unregistered Sales of Equity Securities and Use of Proceeds
II|3|Defaults Upon Senior Securities
II|4|Mine Safety Disclosures
II|5|Other Information
II|6|Exhibits"""
TWENTY_F = """\
I|1|Identity of Directors, Senior Management and Advisers
I|2|Offer Statistics and Expected Timetable
I|3|Key Information
I|4|Information on the Company
I|4A|Unresolved Staff Comments
I|5|Operating and Financial Review and Prospects
I|6|Directors, Senior Management and Employees
I|7|Major Shareholders and Related Party Transactions
I|8|Financial Information
I|9|The Offer and Listing
I|10|Additional Information
I|11|Quantitative and Qualitative Disclosures About Market Risk
I|12|Description of Securities Other Than Equity Securities
II|13|Defaults, Dividend Arrearages and Delinquencies
II|14|Material Modifications to the Rights of Security Holders and Use of Proceeds
II|15|Controls and Procedures
II|16|Reserved
II|16A|Audit Committee Financial Expert
II|16B|Code of Ethics
II|16C|Principal Accountant Fees and Services
II|16D|Exemptions from the Listing Standards for Audit Committees
II|16E|Purchases of Equity Securities by the Issuer and Affiliated Purchasers
II|16F|Change in Registrant's Certifying Accountant
II|16G|Corporate Governance
II|16H|Mine Safety Disclosure
II|16I|Disclosure Regarding Foreign Jurisdictions that Prevent Inspections
II|16J|Insider Trading Policies
II|16K|Cybersecurity
III|17|Financial Statements
III|18|Financial Statements
III|19|Exhibits"""
EIGHT_K = """\
|1|Changes in Control of Registrant
|2|Acquisition or Disposition of Assets
|3|Bankruptcy or Receivership
|4|Changes in Registrant's Certifying Accountant
|5|Other Events
|6|Resignations of Registrant's Directors
|7|Financial Statements and Exhibits
|8|Change in Fiscal Year
|9|Regulation FD Disclosure
|10|Amendments to the Registrant's Code of Ethics
|11|Temporary Suspension of Trading Under Registrant's Employee Benefit Plans
|12|Results of Operations and Financial Condition
|1.01|Entry into a Material Definitive Agreement
|1.02|Termination of a Material Definitive Agreement
|1.03|Bankruptcy or Receivership
|1.04|Mine Safety - Reporting of Shutdowns and Patterns of Violations
|1.05|Material Cybersecurity Incidents
|2.01|Completion of Acquisition or Disposition of Assets
|2.02|Results of Operations and Financial Condition
|2.03|Creation of a Direct Financial Obligation or an Obligation under an Off-Balance Sheet Arrangement
|2.04|Triggering Events That Accelerate or Increase a Direct Financial Obligation
|2.05|Costs Associated with Exit or Disposal Activities
|2.06|Material Impairments
|3.01|Notice of Delisting or Failure to Satisfy a Continued Listing Rule or Standard; Transfer of Listing
|3.02|Unregistered Sales of Equity Securities
|3.03|Material Modification to Rights of Security Holders
|4.01|Changes in Registrant's Certifying Accountant
|4.02|Non-Reliance on Previously Issued Financial Statements
|5.01|Changes in Control of Registrant
|5.02|Departure of Directors or Certain Officers; Election of Directors; Appointment of Certain Officers
|5.03|Amendments to Articles of Incorporation or Bylaws; Change in Fiscal Year
|5.04|Temporary Suspension of Trading Under Registrant's Employee Benefit Plans
|5.05|Amendments to the Registrant's Code of Ethics
|5.06|Change in Shell Company Status
|5.07|Submission of Matters to a Vote of Security Holders
|5.08|Shareholder Director Nominations
|6.01|ABS Informational and Computational Material
|7.01|Regulation FD Disclosure
|8.01|Other Events
|9.01|Financial Statements and Exhibits"""

ALIKE = {"10-KT": "10-K", "10-K405": "10-K", "10-QT": "10-Q"}
FORMS = {"10-K": TEN_K, "10-Q": TEN_Q, "20-F": TWENTY_F, "8-K": EIGHT_K}


@cache
def items_of(form: str) -> tuple[Item, ...]:
    """None of a form that has no items, such as 6-K."""
    rows = FORMS.get(
        ALIKE.get(form.upper().removesuffix("/A"), form.upper().removesuffix("/A")), ""
    ).splitlines()
    return tuple(Item(*row.split("|")) for row in rows)


def ids(form: str) -> list[str]:
    """As a section of the form is told: "1A"; with its part where an item is in both."""
    items = items_of(form)
    numbers = [one.item for one in items]
    return [f"{one.part}.{one.item}" if numbers.count(one.item) > 1 else one.item for one in items]
