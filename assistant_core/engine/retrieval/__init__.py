"""From a file to cited passages: sniff → parse → chunk → index → search → cite. One module a stage."""
