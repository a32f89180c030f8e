{% macro lead_scoring_ranking_quality(histogram, by) -%}
    {%- set by = by | join(', ') -%}
    {%- set float = lead_scoring._lead_scoring_float -%}
    with classes as (

        select
            {{ by }},
            score,
            cast(conversions as decimal(38, 0)) as yes,
            cast(leads - conversions as decimal(38, 0)) as lost
        from {{ histogram }}

    ),

    ranked as (

        -- whole numbers throughout: twice the rank, so that ties are halves
        select
            *,
            sum(yes) over (partition by {{ by }}) as all_yes,
            sum(lost) over (partition by {{ by }}) as all_lost,
            sum(yes) over (partition by {{ by }} order by score) as yes_so_far,
            sum(lost) over (partition by {{ by }} order by score)
                as lost_so_far,
            2 * sum(yes) over (partition by {{ by }} order by score) - yes
                as yes_below,
            2 * sum(lost) over (partition by {{ by }} order by score) - lost
                as lost_below
        from classes

    ),

    sums as (

        select
            {{ by }},
            max(all_yes) as yes,
            max(all_lost) as lost,
            sum(yes * lost_below) as yes_ranks,
            sum(yes * lost_below * lost_below) as yes_squares,
            sum(lost * yes_below) as lost_ranks,
            sum(lost * yes_below * yes_below) as lost_squares,
            max(abs(yes_so_far * all_lost - lost_so_far * all_yes)) as apart,
            -- a decimal's sum does not depend on the order
            sum(cast(
                {{ float('yes * (all_yes - yes_so_far + yes)') }}
                / nullif(
                    {{ float(
                        'all_yes - yes_so_far + yes'
                        ~ ' + all_lost - lost_so_far + lost'
                    ) }} * {{ float('all_yes') }},
                    0
                ) as decimal(38, 18)
            )) as precision_sum
        from ranked
        group by {{ by }}

    )

    select
        {{ by }},
        cast(yes + lost as {{ dbt.type_bigint() }}) as leads,
        cast(yes as {{ dbt.type_bigint() }}) as conversions,
        {{ float('yes_ranks') }} / nullif({{ float('2 * yes * lost') }}, 0)
            as auc,
        {{ lead_scoring._lead_scoring_root(
            float('yes * yes_squares - yes_ranks * yes_ranks')
            ~ ' / nullif(4 * ' ~ float('lost * lost') ~ ' * '
            ~ float('yes * yes * (yes - 1)') ~ ', 0) + '
            ~ float('lost * lost_squares - lost_ranks * lost_ranks')
            ~ ' / nullif(4 * ' ~ float('yes * yes') ~ ' * '
            ~ float('lost * lost * (lost - 1)') ~ ', 0)'
        ) }} as auc_se,
        case when lost > 0 then {{ float('precision_sum') }} end
            as average_precision,
        {{ float('apart') }} / nullif({{ float('yes * lost') }}, 0) as ks
    from sums
{%- endmacro %}
