{#- A model of findings has none. -#}
{% test lead_scoring_is_empty(model) %}

    select * from {{ model }}

{% endtest %}
