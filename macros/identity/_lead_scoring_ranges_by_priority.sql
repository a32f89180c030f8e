{#- The ranges of lead_scoring_first_by_priority, cut wherever a candidate begins or
    ends; its arguments. -#}
{% macro _lead_scoring_ranges_by_priority(candidates, subject, payload, priority) -%}
    {%- set subject_columns = subject | join(', ') -%}
    select
        {% for column in subject + payload %}{{ column }}, {% endfor %}
        known_from,
        known_to
    from (
        select
            {% for column in subject %}segments.{{ column }}, {% endfor %}
            {% for column in payload %}candidates.{{ column }}, {% endfor %}
            segments.known_from,
            segments.known_to,
            row_number() over (
                partition by
                    {% for column in subject %}segments.{{ column }}, {% endfor %}
                    segments.known_from
                order by {{ priority | join(', ') }}
            ) as place
        from (
            select
                {{ subject_columns }},
                moment as known_from,
                lead(moment) over (
                    partition by {{ subject_columns }} order by moment
                ) as known_to
            from (
                select {{ subject_columns }}, known_from as moment
                from {{ candidates }}
                union distinct
                select {{ subject_columns }}, known_to as moment
                from {{ candidates }}
            ) as moments
        ) as segments
        inner join {{ candidates }} as candidates
            on segments.known_from >= candidates.known_from
            and segments.known_to <= candidates.known_to
            {%- for column in subject %}
            and segments.{{ column }} = candidates.{{ column }}
            {%- endfor %}
    ) as ranked
    where place = 1
{%- endmacro %}
