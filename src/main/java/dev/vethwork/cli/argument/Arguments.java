package dev.vethwork.cli.argument;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The options and parameters of one command. They are told to picocli one by one: annotations, which it would find by
 * reflection, take several times as long at each start.
 */
public final class Arguments {
    /** In place of picocli's own, which first looks in every jar for Groovy. */
    private static final CommandLine.IFactory MAKING = new CommandLine.IFactory() {
        @Override
        public <K> K create(Class<K> type) throws ReflectiveOperationException {
            return type.isAssignableFrom(ArrayList.class)
                    ? type.cast(new ArrayList<>())
                    : type.getDeclaredConstructor().newInstance();
        }
    };

    private final CommandSpec spec;
    private int parameters;

    private Arguments(CommandSpec spec) {
        this.spec = spec;
    }

    /** @param command what runs once all is read, a Runnable or a Callable */
    public static Arguments of(Object command, String name, String description) {
        Arguments arguments = new Arguments(CommandSpec.wrapWithoutInspection(command, MAKING).name(name));
        arguments.spec.usageMessage().description(description);
        arguments.spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
        return arguments;
    }

    /** Instead of what picocli would make of the options. */
    public void synopsis(String... lines) {
        spec.usageMessage().customSynopsis(lines);
    }

    public CommandSpec spec() {
        return spec;
    }

    /** What reads these options and parameters. */
    public CommandLine line() {
        return new CommandLine(spec, MAKING);
    }

    /** The next of the parameters, one that must be there. */
    public Given<String> parameter(String label, String description) {
        return parameter(true, label, description);
    }

    /** The next of the parameters, one that may be left out. */
    public Given<String> optional(String label, String description) {
        return parameter(false, label, description);
    }

    /** The next of the parameters: a lab that runs, or something else besides, as the label tells. */
    public Given<String> lab(String label, String description) {
        return add(next(true, label, description).completionCandidates(LabNames.WANTED).build(), "");
    }

    /** The same, which may be left out. */
    public Given<String> optionalLab(String label, String description) {
        return add(next(false, label, description).completionCandidates(LabNames.WANTED).build(), "");
    }

    /** All parameters that are left: labs that run, of which there may be none; options may stand between them. */
    public Given<List<String>> labs(String label, String description) {
        return add(left(0, label, description).completionCandidates(LabNames.WANTED).build(), List.of());
    }

    private Given<String> parameter(boolean required, String label, String description) {
        return add(next(required, label, description).build(), "");
    }

    private PositionalParamSpec.Builder next(boolean required, String label, String description) {
        PositionalParamSpec.Builder parameter = PositionalParamSpec.builder()
                .index(Integer.toString(parameters++))
                .required(required)
                .type(String.class)
                .paramLabel(label)
                .description(description);
        return required ? parameter : parameter.arity("0..1");
    }

    /** All parameters that are left, at least one, whatever they look like. */
    public Given<List<String>> rest(String label, String description) {
        spec.parser().stopAtPositional(true);
        return add(left(1, label, description).build(), List.of());
    }

    /** All parameters that are left, none among them; options may stand between them. */
    public Given<List<String>> several(String label, String description) {
        return add(left(0, label, description).build(), List.of());
    }

    private PositionalParamSpec.Builder left(int least, String label, String description) {
        return PositionalParamSpec.builder()
                .index(parameters + "..*")
                .required(least > 0)
                .arity(least + "..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(description);
    }

    public Given<Boolean> flag(String description, String... names) {
        return add(
                OptionSpec.builder(names)
                        .arity("0")
                        .type(boolean.class)
                        .description(description)
                        .build(),
                false);
    }

    public Given<String> option(String label, String description, String... names) {
        return option(false, label, description, names);
    }

    /** One of these words. */
    public Given<String> choice(List<String> words, String label, String description, String... names) {
        return choice(false, words, label, description, names);
    }

    /** One of these words, which must be said. */
    public Given<String> requiredChoice(List<String> words, String label, String description, String... names) {
        return choice(true, words, label, description, names);
    }

    private Given<String> choice(boolean required, List<String> words, String label, String description, String... names) {
        // For who completes what is typed; a wrong word is the command's to refuse.
        return add(valued(required, label, description, names).completionCandidates(words).build(), "");
    }

    public Given<String> required(String label, String description, String... names) {
        return option(true, label, description, names);
    }

    private Given<String> option(boolean required, String label, String description, String... names) {
        return add(valued(required, label, description, names).build(), "");
    }

    private static OptionSpec.Builder valued(boolean required, String label, String description, String... names) {
        return OptionSpec.builder(names)
                .required(required)
                .arity("1")
                .type(String.class)
                .paramLabel(label)
                .description(description);
    }

    public Given<Double> number(double otherwise, String label, String description, String... names) {
        return add(number(Double.class, label, description, names), otherwise);
    }

    public Given<Integer> whole(int otherwise, String label, String description, String... names) {
        return add(number(Integer.class, label, description, names), otherwise);
    }

    public Given<Long> whole(long otherwise, String label, String description, String... names) {
        return add(number(Long.class, label, description, names), otherwise);
    }

    private static OptionSpec number(Class<? extends Number> type, String label, String description, String... names) {
        return OptionSpec.builder(names)
                .arity("1")
                .type(type)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** A list with commas. */
    Given<List<String>> several(String label, String description, String... names) {
        return add(
                OptionSpec.builder(names)
                        .arity("1")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .splitRegex(",")
                        .paramLabel(label)
                        .description(description)
                        .build(),
                List.of());
    }

    private <T> Given<T> add(ArgSpec argument, T otherwise) {
        spec.add(argument);
        return new Given<>(argument, otherwise);
    }
}
