from assistant_core.exhibits.kinds import ownership
from tests.exhibits.kinds.support import made
from tests.support.outputs import OWNERSHIP


def test_shares_holders_and_trades():
    exhibit = made(ownership, OWNERSHIP)
    assert exhibit.facts[0] == ("Held by insiders", "1.7%")
    assert exhibit.facts[2] == ("Institutions", "7,126")
    holders, trades = exhibit.tables
    assert holders.rows[0][:2] == ("Example Fund", "institution")
    assert trades.rows[0][5] is None
