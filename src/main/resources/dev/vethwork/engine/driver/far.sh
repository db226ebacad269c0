# Runs words on another machine, each of them as it is. ssh makes one line of them, which the login shell there reads; so
# each is quoted here, in a way that sh, bash, zsh and fish read alike. $1: how many words are ssh's own, which follow; what
# comes behind them is for the far side. It gets a terminal where both ends here are one and ssh's words allow it.
count=$1
shift
terminal=
if [ -t 0 ] && [ -t 1 ]; then terminal=yes; fi
line="exec"
i=0
for word; do
    i=$((i + 1))
    if [ $i -le "$count" ]; then continue; fi
    quoted=
    while :; do
        case $word in
        *[\\\']*)
            plain=${word%%[\\\']*}
            word=${word#"$plain"}
            case $word in
            \\*) quoted="$quoted'$plain'\\\\" ;;
            *) quoted="$quoted'$plain'\\'" ;;
            esac
            word=${word#?}
            ;;
        *)
            quoted="$quoted'$word'"
            break
            ;;
        esac
    done
    line="$line $quoted"
done
i=0
while [ $i -lt "$count" ]; do
    word=$1
    if [ "$terminal$word" = yesRequestTTY=auto ]; then word=RequestTTY=yes; fi
    shift
    set -- "$@" "$word"
    i=$((i + 1))
done
shift $(($# - count))
exec "$@" "$line"
