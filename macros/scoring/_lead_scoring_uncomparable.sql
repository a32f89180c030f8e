{#- Whether a text is neither a number nor a day. -#}
{% macro _lead_scoring_uncomparable(text) -%}
    {{ lead_scoring.lead_scoring_try_cast(text, 'decimal(38, 4)') }} is null
    and {{ lead_scoring.lead_scoring_try_cast(text, 'date') }} is null
{%- endmacro %}
