{#- A statement holds for every row.

    Arguments:
        expression (str): SQL that is true of a good row. -#}
{% test lead_scoring_holds(model, expression) %}

    select * from {{ model }}
    where not coalesce({{ expression }}, false)

{% endtest %}
