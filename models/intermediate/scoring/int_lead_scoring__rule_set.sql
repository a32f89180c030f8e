-- The rules that made the scores, as one hash: any edit of a rule table or list
-- changes it.
{% set tables = {
    'stg_lead_scoring__rule_rows': [
        'rule_table', 'kind', 'rule_id', 'condition', 'scorecard_id',
        'rule_group', 'event', 'property', 'operator', 'value', 'points',
        'count_as', 'at_least', 'at_most', 'within_days', 'max_points', 'decay',
        'decay_days', 'decay_percent', 'valid_from', 'valid_to', 'is_active',
    ],
    'stg_lead_scoring__score_adjustments': [
        'adjustment_id', 'lead_id', 'scorecard_id', 'action', 'points',
        'effective_from', 'effective_to',
    ],
    'stg_lead_scoring__rule_groups': [
        'scorecard_id', 'rule_group', 'part', 'dimension', 'combine',
        'weight_percent', 'min_points', 'max_points',
    ],
    'stg_lead_scoring__scorecards': [
        'scorecard_id', 'is_primary', 'min_score', 'max_score',
    ],
    'stg_lead_scoring__tiers': [
        'scorecard_id', 'tier', 'min_score', 'is_sales_ready',
    ],
    'stg_lead_scoring__grades': [
        'scorecard_id', 'dimension', 'grade', 'min_points',
    ],
    'stg_lead_scoring__lists': ['list_name', 'value'],
    'stg_lead_scoring__event_kinds': ['event_name', 'is_engagement'],
    'stg_lead_scoring__own_staff': ['kind', 'value'],
    'stg_lead_scoring__bot_agents': ['pattern'],
} -%}

with rule_lines as (

    {% for table, columns in tables.items() -%}
    select
        '{{ table }}'
        {%- for column in columns %}
        || chr(31)
        || coalesce(cast({{ column }} as {{ dbt.type_string() }}), '')
        {%- endfor %} as line
    from {{ ref(table) }}
    {% if not loop.last %}union all
    {% endif -%}
    {%- endfor %}
)

select
    md5({{ dbt.listagg(
        'line', 'chr(30)', 'order by ' ~ lead_scoring_sort_text('line')
    ) }}) as rule_set_hash
from rule_lines
