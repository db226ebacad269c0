# What bash reads instead of ~/.bashrc in a node's shell: that one first, then the node's name before its prompt.
[ ! -r ~/.bashrc ] || . ~/.bashrc
# As root on the machine, nothing is written into somebody else's home.
[ -O ~ ] || unset HISTFILE
__vethwork_mark() {
    local mark="\[\e[1;${VETHWORK_TINT}m\][${VETHWORK_NODE}]\[\e[0m\] "
    case $PS1 in
    "$mark"*) ;;
    *) PS1=$mark$PS1 ;;
    esac
}
# Some make their prompt anew before each line.
if [ "${BASH_VERSINFO[0]}" -gt 5 ] || { [ "${BASH_VERSINFO[0]}" = 5 ] && [ "${BASH_VERSINFO[1]}" -gt 0 ]; }; then
    PROMPT_COMMAND+=(__vethwork_mark)
else
    PROMPT_COMMAND="${PROMPT_COMMAND:+$PROMPT_COMMAND
}__vethwork_mark"
fi
