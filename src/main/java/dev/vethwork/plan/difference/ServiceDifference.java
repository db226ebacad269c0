package dev.vethwork.plan.difference;

import dev.vethwork.plan.CommandSplitter;
import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.ServiceCommand;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.StartService;
import dev.vethwork.plan.operation.StartUplink;
import dev.vethwork.plan.operation.StopService;
import dev.vethwork.state.DhcpService;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.ProcessEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Processes started and stopped. Those of a namespace that goes are ended by the target together with it. */
public final class ServiceDifference {
    private ServiceDifference() {}

    public static void find(Comparison comparison, Drafts drafts) {
        for (NamespaceState namespace : comparison.wanted()) {
            Set<ProcessEntry> kept = new HashSet<>();
            for (ProcessEntry wanted : namespace.processes()) {
                List<ProcessEntry> running = comparison.before(namespace.name()).processes();
                Optional<ProcessEntry> same =
                        running.stream()
                        .filter(p -> isSame(wanted, p)
                                && runsAsWanted(comparison.traits(), wanted, p)
                                && stays(comparison, namespace.name(), wanted))
                        .findFirst();
                same.ifPresent(kept::add);
                if (same.isEmpty()) {
                    start(comparison, drafts, namespace.name(), String.valueOf(wanted.service()), wanted);
                }
            }
            comparison.before(namespace.name()).processes().stream()
                    .filter(p -> p.service() != null && p.pid() > 0 && !kept.contains(p))
                    .forEach(p -> stop(comparison, drafts, namespace.name(), String.valueOf(p.service()), p.pid()));
        }
        // What runs beside a namespace does not end with it.
        comparison.doomedNamespaces().forEach(name -> comparison.before(name).processes().stream()
                .filter(p -> p.isUplink() && p.pid() > 0)
                .forEach(p -> stop(comparison, drafts, name, String.valueOf(p.service()), p.pid())));
    }

    private static boolean isSame(ProcessEntry wanted, ProcessEntry running) {
        if (wanted.service() == null
                || !wanted.service().equals(running.service())
                || wanted.pidNamespace() != running.pidNamespace()
                || !wanted.files().equals(running.files())) {
            return false;
        }
        return ServiceCommand.isRunBy(wanted.command(), running.command());
    }

    private static boolean runsAsWanted(TargetTraits traits, ProcessEntry wanted, ProcessEntry running) {
        return traits.user() == null || wanted.root() == running.root();
    }

    /** A client does not notice that its interface is another one of the same name. */
    private static boolean stays(Comparison comparison, String namespace, ProcessEntry wanted) {
        return DhcpService.device(String.valueOf(wanted.service()))
                .map(device -> comparison.staying(new Place(namespace, device)).isPresent())
                .orElse(true);
    }

    private static void start(Comparison comparison, Drafts drafts, String namespace, String name, ProcessEntry wanted) {
        if (wanted.isUplink()) {
            drafts.step(Stage.SERVICE, new StartUplink(namespace, name, CommandSplitter.splitLeniently(wanted.command())))
                    .on(comparison.element(namespace, ""))
                    .because(PlanMessages.of("uplink.start", PlanMessages.who(namespace)));
            return;
        }
        TargetTraits.User user = wanted.root() ? null : comparison.traits().user();
        List<String> program = CommandSplitter.splitLeniently(wanted.command());
        StartService.User as = user == null ? null : new StartService.User(user.uid(), user.gid());
        Optional<String> byDhcp = DhcpService.device(name);
        drafts.step(byDhcp.isPresent() ? Stage.DHCP : Stage.SERVICE, new StartService(namespace, name, program, wanted.files(), wanted.pidNamespace(), as))
                .on(element(comparison, namespace, name))
                .because(byDhcp.map(device -> PlanMessages.of("service.dhcp", device, PlanMessages.who(namespace)))
                        .orElseGet(() -> PlanMessages.of(
                        (wanted.pidNamespace() ? "service.startFirst" : "service.start")
                                + (namespace.isEmpty() ? "" : "In"),
                        name,
                        PlanMessages.who(namespace))));
    }

    private static String element(Comparison comparison, String namespace, String name) {
        return comparison.element(namespace, DhcpService.device(name).orElse(""));
    }

    private static void stop(Comparison comparison, Drafts drafts, String namespace, String name, long pid) {
        drafts.step(Stage.STOP_SERVICE, new StopService(namespace, name, pid))
                .on(element(comparison, namespace, name))
                .because(DhcpService.device(name)
                        .map(device -> PlanMessages.of("service.dhcpStop", device))
                        .orElseGet(() -> ProcessEntry.isUplink(name)
                                ? PlanMessages.of("uplink.stop", namespace)
                                : PlanMessages.of("service.stop", name)));
    }
}
