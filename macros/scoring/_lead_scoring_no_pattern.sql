{#- Whether a text is no regular expression; where the engine cannot say, no. -#}
{% macro _lead_scoring_no_pattern(text) -%}
    {{ return(adapter.dispatch('_lead_scoring_no_pattern', 'lead_scoring')(text)) }}
{%- endmacro %}

{% macro default___lead_scoring_no_pattern(text) -%}
    false
{%- endmacro %}

{% macro duckdb___lead_scoring_no_pattern(text) -%}
    try(regexp_matches('x', {{ text }}, 'i')) is null
{%- endmacro %}

{#- Postgres stops at a bad pattern and has no way to ask first. So a pattern is
    reduced: escapes, then sets, then any other letter, become `a`; counted, `q`;
    a group of them, innermost first, `a` again. What both engines read comes
    down to such signs. Of what RE2 knows, \p, \x, (?i) and ranges other than of
    letters or digits do not, and are refused. -#}
{% macro postgres___lead_scoring_no_pattern(text) -%}
    {%- set ranges = ['\\[:(alpha|digit|alnum|lower|upper|space|punct):\\]'] -%}
    {%- for signs in [
        'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789',
    ] -%}
        {%- for sign in signs -%}
            {%- do ranges.append(sign ~ '-[' ~ sign ~ '-' ~ signs[-1] ~ ']') -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- set ranges = ranges | join('|') -%}
    {%- set counts = ['[0-9]{1,2},?', '[0-9],[1-9][0-9]'] -%}
    {%- for least in range(10) -%}
        {%- do counts.append(least ~ ',[' ~ least ~ '-9]') -%}
    {%- endfor -%}
    {%- set reduced = namespace(text=text) -%}
    {%- for pattern, sign in [
        ('\\\\[dDsSwWtnrfv]|\\\\[^a-zA-Z0-9]', '%'),
        ('\\[\\^?-\\]', 'a'),
        ('\\[\\^?-?(' ~ ranges ~ '|[^][\\\\^-])(' ~ ranges ~ '|[^][\\\\-])*-?\\]', 'a'),
        ('\\\\[bBAz]', '^'),
        ('\\([?]:', '('),
        ('\\{(' ~ counts | join('|') ~ ')\\}', '+'),
        ('[^[(){*+?|^$\\\\]', 'a'),
    ] + [
        ('a[*+?][?]?', 'q'),
        ('\\([aq^$|]*\\)', 'a'),
    ] * 6 -%}
        {%- set reduced.text = 'regexp_replace(' ~ reduced.text ~ ", '"
            ~ pattern ~ "', '" ~ sign ~ "', 'g')" -%}
    {%- endfor -%}
    {{ reduced.text }} !~ '^[aq^$|]*$'
{%- endmacro %}
