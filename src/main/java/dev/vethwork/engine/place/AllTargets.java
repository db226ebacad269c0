package dev.vethwork.engine.place;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CounterStream;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.LineStream;
import dev.vethwork.engine.PacketStream;
import dev.vethwork.engine.Recovered;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Tap;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Equipment;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Survey;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every place that there is: each question goes to those whose it is. A new sort of place is one more line in {@link #ofUser}.
 */
public final class AllTargets implements Targets {
    private final Targets here;
    private final List<Targets> all;

    /** @param here those on this machine, who answer for it as well */
    public AllTargets(Targets here, Targets... others) {
        this.here = here;
        this.all = Stream.concat(
                        Stream.of(here), Stream.of(others))
                .toList();
    }

    /** Those of the user who runs the program. */
    public static AllTargets ofUser() {
        return new AllTargets(new LocalTargets(), new RemoteTargets());
    }

    private Targets offering(TargetKind kind) {
        return all.stream().filter(targets -> targets.offers(kind)).findFirst().orElse(here);
    }

    /** Those where the lab is, else those on this machine, which say that it is not there. */
    private Targets having(String lab) {
        return all.stream().filter(targets -> targets.find(lab).isPresent()).findFirst().orElse(here);
    }

    private List<Deployed> each(Function<Targets, List<Deployed>> asked) {
        return all.stream().flatMap(targets -> asked.apply(targets).stream()).toList();
    }

    @Override
    public List<Deployed> deployed() {
        return each(Targets::deployed);
    }

    @Override
    public List<Deployed> look() {
        return each(Targets::look);
    }

    @Override
    public Optional<Deployed> find(String lab) {
        return having(lab).find(lab);
    }

    @Override
    public Target open(String lab, TargetKind target, DocumentId document, Credentials credentials) throws TargetException {
        return offering(target).open(lab, target, document, credentials);
    }

    @Override
    public Expectation expect(TargetKind target) {
        return offering(target).expect(target);
    }

    @Override
    public Optional<Target> openExisting(String lab, Credentials credentials) throws TargetException {
        return having(lab).openExisting(lab, credentials);
    }

    @Override
    public Optional<List<String>> enter(String lab, String namespace) {
        return having(lab).enter(lab, namespace);
    }

    @Override
    public Recovered recover(String lab, Credentials credentials, RunListener listener, Cancellation cancellation)
            throws TargetException {
        return having(lab).recover(lab, credentials, listener, cancellation);
    }

    @Override
    public PacketStream packets(String lab, List<Tap> taps, Credentials credentials) throws TargetException {
        return having(lab).packets(lab, taps, credentials);
    }

    @Override
    public CounterStream counters(String lab, Credentials credentials) throws TargetException {
        return having(lab).counters(lab, credentials);
    }

    @Override
    public LineStream run(String lab, String namespace, List<String> argv, Credentials credentials) throws TargetException {
        return having(lab).run(lab, namespace, argv, credentials);
    }

    @Override
    public OutputStream feed(List<String> argv) throws TargetException {
        return here.feed(argv);
    }

    @Override
    public TargetTraits traits(TargetKind target) {
        return offering(target).traits(target);
    }

    @Override
    public boolean offers(TargetKind target) {
        return all.stream().anyMatch(targets -> targets.offers(target));
    }

    @Override
    public Set<KernelPiece> missing() {
        return here.missing();
    }

    @Override
    public Set<KernelPiece> missing(TargetKind target) {
        return offering(target).missing(target);
    }

    @Override
    public Equipment equipment(TargetKind target, Set<String> programs) throws TargetException {
        return offering(target).equipment(target, programs);
    }

    @Override
    public NetworkState machine() throws TargetException {
        return here.machine();
    }

    @Override
    public NetworkState before(TargetKind target) throws TargetException {
        return offering(target).before(target);
    }

    @Override
    public NetworkState around(TargetKind target) throws TargetException {
        return offering(target).around(target);
    }

    @Override
    public NetworkState birth() throws TargetException {
        return here.birth();
    }

    @Override
    public String snapshot(Credentials credentials) throws TargetException {
        return here.snapshot(credentials);
    }

    @Override
    public String snapshot(TargetKind machine, Credentials credentials) throws TargetException {
        return offering(machine).snapshot(machine, credentials);
    }

    @Override
    public String snapshotScript() {
        return here.snapshotScript();
    }

    @Override
    public Optional<Survey> survey(String snapshot) {
        return here.survey(snapshot);
    }
}
