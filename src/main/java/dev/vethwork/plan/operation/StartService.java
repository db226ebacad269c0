package dev.vethwork.plan.operation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ip netns exec red unshare --pid --fork --kill-child --mount-proc python3 -m http.server 80}.
 *
 * @param program what it runs, the program's name first
 * @param pidNamespace whether it sees its own processes alone
 * @param user who it runs as; null for whoever starts it
 */
public record StartService(
        String home, String service, List<String> program, boolean pidNamespace, @Nullable User user)
        implements ServiceOperation {
    /** Somebody other than root, by numbers. */
    public record User(long uid, long gid) {}

    public StartService {
        program = List.copyOf(program);
    }

    @Override
    public String id() {
        return Ids.service(home, service);
    }

    @Override
    public Action action() {
        return Action.CREATE;
    }

    @Override
    public Command command() {
        List<String> words = new ArrayList<>();
        if (pidNamespace) {
            words.addAll(List.of("unshare", "--pid", "--fork", "--kill-child", "--mount-proc"));
        }
        if (user != null) {
            words.addAll(List.of(
                    "setpriv", "--reuid=" + user.uid(), "--regid=" + user.gid(), "--init-groups", "--reset-env"));
        }
        words.addAll(program);
        return new Command(Tool.SERVICE, home, words);
    }
}
