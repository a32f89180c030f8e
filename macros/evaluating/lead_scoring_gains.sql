{% macro lead_scoring_gains(histogram, by) -%}
    {%- set by = by | join(', ') -%}
    {%- set float = lead_scoring._lead_scoring_float -%}
    with deciles as (

        {% for decile in range(1, 11) -%}
        select {{ decile }} as decile
        {% if not loop.last %}union all
        {% endif -%}
        {%- endfor %}
    ),

    ranked as (

        select
            *,
            sum(leads) over (partition by {{ by }}) as all_leads,
            sum(conversions) over (partition by {{ by }}) as all_conversions,
            sum(leads) over (partition by {{ by }} order by score desc) - leads
                as leads_above
        from {{ histogram }}

    ),

    found as (

        -- a score that straddles the cut enters at its mean rate; tenths of a
        -- lead, so that the cut is a whole number
        select
            ranked.*,
            deciles.decile,
            case
                when
                    10 * (ranked.leads_above + ranked.leads)
                    <= deciles.decile * ranked.all_leads
                    then ranked.conversions
                else 0
            end as whole,
            case
                when
                    10 * (ranked.leads_above + ranked.leads)
                    > deciles.decile * ranked.all_leads
                    then
                        {{ float(
                            'ranked.conversions * (deciles.decile'
                            ~ ' * ranked.all_leads - 10 * ranked.leads_above)'
                        ) }} / {{ float('10 * ranked.leads') }}
                else 0
            end as partly
        from ranked
        inner join deciles
            on
                10 * ranked.leads_above < deciles.decile * ranked.all_leads

    ),

    sums as (

        select
            {{ by }},
            decile,
            min(score) as min_score,
            {{ float('max(all_leads)') }} * decile / 10 as leads,
            {{ float('max(all_conversions)') }} as all_conversions,
            {{ float('sum(whole)') }} + max(partly) as conversions
        from found
        group by {{ by }}, decile

    )

    select
        {{ by }},
        decile,
        min_score,
        leads,
        conversions,
        conversions / nullif(all_conversions, 0) as gain,
        conversions * 10 / nullif(all_conversions * decile, 0) as lift
    from sums
{%- endmacro %}
