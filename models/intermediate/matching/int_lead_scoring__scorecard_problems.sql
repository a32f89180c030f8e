-- What is wrong in the tables beside the rules: registries, scorecards and what
-- belongs to them.
{% set tables = {
    'attributes': ['attribute', 'data_type', 'entity'],
    'event_kinds': ['event', 'channel', 'is_engagement'],
    'bot_agents': ['pattern'],
    'own_staff': ['value', 'kind'],
    'rule_groups': [
        'rule_group', 'scorecard_id', 'part', 'dimension', 'combine',
        'weight_percent', 'min_points', 'max_points',
    ],
    'scorecards': [
        'scorecard_id', 'is_primary', 'min_score', 'max_score', 'is_active',
    ],
    'tiers': ['tier', 'scorecard_id', 'min_score', 'is_sales_ready'],
    'grades': ['grade', 'scorecard_id', 'dimension', 'min_points'],
    'score_adjustments': [
        'adjustment_id', 'lead', 'scorecard_id', 'action', 'points',
        'effective_from', 'effective_to', 'reason',
    ],
} -%}
{#- what no two rows of a table share, in any case -#}
{% set grains = {
    'attributes': ['attribute'],
    'event_kinds': ['event'],
    'bot_agents': ['pattern'],
    'own_staff': ['kind', 'value'],
    'rule_groups': ['scorecard_id', 'rule_group'],
    'scorecards': ['scorecard_id'],
    'tiers': ['scorecard_id', 'tier'],
    'grades': ['scorecard_id', 'dimension', 'grade'],
} -%}

with
{% for table, columns in tables.items() -%}
{{ table }}_rows as (

    select
        {%- for column in columns %}
        {{ lead_scoring_text(column) }} as {{ column }},
        {%- endfor %}
        {%- if table in grains %}
        count(*) over (
            partition by
                lower(trim({{ grains[table] | join(')), lower(trim(') }}))
        ) as copies,
        {%- endif %}
        cast(null as {{ dbt.type_string() }}) as condition
    from {{ ref(table) }}

),

{% endfor -%}

-- the bands of each scorecard, whose own take the place of the shared ones
bands as (

    select
        tiers.scorecard_id,
        'tier' as dimension,
        tiers.tier as name,
        tiers.min_score as bound,
        tiers.below_score as below,
        coalesce(scorecards.min_score, -999999) as lowest
    from {{ ref('stg_lead_scoring__tiers') }} as tiers
    inner join {{ ref('stg_lead_scoring__scorecards') }} as scorecards
        on tiers.scorecard_id = scorecards.scorecard_id

    union all

    select
        scorecard_id,
        dimension,
        grade as name,
        min_points as bound,
        below_points as below,
        -999999 as lowest
    from {{ ref('stg_lead_scoring__grades') }}

),

bounds as (

    select
        case when dimension = 'tier' then 'tiers' else 'grades' end
            as file_name,
        dimension,
        name,
        cast(null as {{ dbt.type_string() }}) as condition,
        nullif(bound, -999999) as min_score,
        nullif(bound, -999999) as min_points,
        bound = below as is_double,
        bound > lowest and bound = min(bound) over (
            partition by scorecard_id, dimension
        ) as leaves_gap
    from bands

),

bare as (

    select
        'scorecards' as file_name,
        scorecards.scorecard_id,
        cast(null as {{ dbt.type_string() }}) as condition
    from {{ ref('stg_lead_scoring__scorecards') }} as scorecards
    left join {{ ref('stg_lead_scoring__tiers') }} as tiers
        on scorecards.scorecard_id = tiers.scorecard_id
    where tiers.scorecard_id is null

),

primaries as (

    select
        'scorecards' as file_name,
        cast(null as {{ dbt.type_string() }}) as scorecard_id,
        cast(null as {{ dbt.type_string() }}) as is_primary,
        cast(null as {{ dbt.type_string() }}) as condition,
        count(*) as scorecards
    from {{ ref('stg_lead_scoring__scorecards') }}
    where is_primary

)

{{ lead_scoring_scorecard_findings(tables, grains) }}
