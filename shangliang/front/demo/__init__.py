"""The demo city 临江市: everybody and everything in it is invented; its past is made by doing, with the real actions."""
