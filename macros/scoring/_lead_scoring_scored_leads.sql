{#- Pairs on each scorecard: an adjustment that sets the score says from which day
    events count, and that attributes are covered. -#}
{% macro _lead_scoring_scored_leads(pairs, adjustments) -%}
    select
        pairs.lead_key,
        pairs.as_of_date,
        pairs.counts_from,
        scorecards.scorecard_id,
        scorecards.min_score,
        scorecards.max_score,
        sets.lead_key is not null as is_set
    from {{ pairs }} as pairs
    cross join {{ ref('stg_lead_scoring__scorecards') }} as scorecards
    left join {{ adjustments }} as sets
        on
            sets.action = 'set_to'
            and pairs.lead_key = sets.lead_key
            and pairs.as_of_date = sets.as_of_date
            and scorecards.scorecard_id = sets.scorecard_id
    where pairs.counts_from = coalesce(sets.counts_from, date '1900-01-01')
{%- endmacro %}
