functions -q fish_prompt; and functions -c fish_prompt __vethwork_prompt
function fish_prompt
    printf '\e[1;%sm[%s]\e[0m ' $VETHWORK_TINT $VETHWORK_NODE
    if functions -q __vethwork_prompt
        __vethwork_prompt
    else
        printf '> '
    end
end
