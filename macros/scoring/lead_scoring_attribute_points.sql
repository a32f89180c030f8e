{% macro lead_scoring_attribute_points(satisfied, rule_table) -%}
    select
        satisfied.lead_key,
        satisfied.as_of_date,
        satisfied.counts_from,
        rules.rule_id,
        rules.points,
        rules.points as capped_points,
        cast(null as {{ dbt.type_bigint() }}) as occurrences,
        cast(null as date) as newest_day
    from {{ satisfied }} as satisfied
    inner join {{ ref('int_lead_scoring__rules') }} as rules
        on
            satisfied.rule_id = rules.rule_id
            and satisfied.as_of_date between rules.valid_from and rules.valid_to
    where rules.rule_table = '{{ rule_table }}' and rules.kind = 'attribute'
{%- endmacro %}
