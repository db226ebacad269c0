#!/bin/bash
# usage: land.sh "subject" "body"
cd /work/rooms/canvas
mvn -o -q spotless:apply || exit 1
git add -A . ':!land.sh' && git commit -q -m "$1" -m "$2" 
git rebase -q main || exit 1
mvn -o test-compile 2>&1 | grep -A2 -E 'WARN.*java|ERROR.*java' | grep -v npm && exit 1
flock /work/rooms/land.lock git -C /work/main merge -q --ff-only room-canvas && git log --oneline | head -1
