{% macro lead_scoring_first_by_priority(candidates, subject, payload, priority) -%}
    {%- set columns = (subject + payload) | join(', ') -%}
    {%- set of_candidate -%}
        {%- for column in subject -%}
            contested.{{ column }} = candidates.{{ column }}
            {%- if not loop.last %} and {% endif -%}
        {%- endfor -%}
    {%- endset -%}
    select {{ columns }}, known_from, known_to from (
        with contested as (

            select {{ subject | join(', ') }}
            from {{ candidates }}
            group by {{ subject | join(', ') }}
            having count(*) > 1

        ),

        rivals as (

            select candidates.*
            from {{ candidates }} as candidates
            inner join contested on {{ of_candidate }}

        )

        select {{ columns }}, known_from, known_to
        from {{ candidates }} as candidates
        where
            known_from < known_to
            and not exists (select 1 from contested where {{ of_candidate }})

        union all

        {{ lead_scoring._lead_scoring_joined_ranges(
            '(' ~ lead_scoring._lead_scoring_ranges_by_priority(
                'rivals', subject, payload, priority
            ) ~ ') as ranges',
            subject + payload
        ) | indent(8) }}
    ) as firsts
{%- endmacro %}
