"""Money, percentages and counts, as the press writes them in any of the languages that can be read."""

from etl.extract.quantities.quantity import Quantity
from etl.extract.quantities.read import quantities

__all__ = ["Quantity", "quantities"]
