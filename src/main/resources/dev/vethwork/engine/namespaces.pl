# Runs ip in one namespace after another, in one process that enters them itself: ip -n makes a mount namespace of its own
# for each, which takes longer than what it then does there. Takes the share $share of $shares of the parts that come on
# stdin: a namespace, a number of lines, what to do, then those lines for ip.
#
#   do      runs them; one that fails ends all, and its number goes to $failed
#   see     does not mind a failure
#   do+see  runs them and, by the same ip, what shows how the namespace is then
#
# Prints sections that begin with $marker, "light NAMESPACE" with what ip said, "done PART" where all went well.
use strict;
use warnings;

my ($share, $shares, $marker, $failed) = @ARGV;
my $SEE = "addr\nroute show table all\nneigh\n";
my $CLONE_NEWNET = 0x40000000;
# setns(2), by what uname(1) calls the machine.
my %SETNS = (x86_64 => 308, aarch64 => 268, riscv64 => 268, ppc64le => 350, s390x => 339);
my $setns = $SETNS{(split " ", `uname -m`)[0]};
# Whether this can be done here at all.
exit(defined $setns ? 0 : 1) unless defined $share;

my $said;

sub run {
    my ($namespace, $text, @ip) = @_;
    open(my $there, "<", "/run/netns/$namespace")
        or do { $said = "Cannot open network namespace \"$namespace\": $!"; return 1 };
    syscall($setns, fileno($there), $CLONE_NEWNET) == 0
        or do { $said = "setting the network namespace \"$namespace\" failed: $!"; return 1 };
    open(my $tool, "|-", @ip) or do { $said = "$ip[0]: $!"; return 127 };
    print {$tool} $text;
    return close($tool) ? 0 : ($? >> 8 || 1);
}

$| = 1;
local $SIG{PIPE} = "IGNORE";
for (my $part = 0; defined(my $line = <STDIN>); $part++) {
    my ($namespace, $lines, $what) = split " ", $line;
    my $text = "";
    $text .= <STDIN> for 1 .. $lines;
    next if $part % $shares != $share;
    my @options;
    if ($what ne "do") {
        print "$marker light $namespace\n";
        $text .= $SEE;
        @options = ("-j", "-d");
    }
    $said = "";
    my $code = run($namespace, $text, "ip", @options, "-batch", "-");
    if ($code && $what ne "see") {
        print STDERR "$said\n" if $said;
        open(my $note, ">", $failed) or die "$failed: $!";
        print {$note} "$part\n";
        close($note);
        exit $code;
    }
    print "$marker done $part\n";
}
