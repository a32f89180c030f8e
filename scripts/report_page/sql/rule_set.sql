select coalesce(max(rule_set_hash), '') as rule_set_hash
from lead_scoring.lead_scores
