{#- The columns together are unique; an unknown value counts as one. -#}
{% test lead_scoring_unique_grain(model, columns) %}

    select
        {{ columns | join(', ') }},
        count(*) as rows_of_the_grain
    from {{ model }}
    group by {{ columns | join(', ') }}
    having count(*) > 1

{% endtest %}
