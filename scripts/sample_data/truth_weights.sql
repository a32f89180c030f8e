select feature, value, points, points * ln(2) / 10 as weight
from weights
