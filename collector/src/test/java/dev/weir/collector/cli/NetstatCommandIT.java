package dev.weir.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command on this machine, beside the programs that it is to agree with. */
class NetstatCommandIT {
    @TempDir
    Path directory;

    private static CommandRun run(String arguments) {
        final CommandRun run = CommandRun.of(("netstat " + arguments).split(" "));
        assertThat(run.err()).as(arguments).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run;
    }

    private List<String> theirs(String program, String debianPackage, String... arguments)
            throws IOException, InterruptedException {
        return Files.readAllLines(
                Program.assumeInstalled(program, debianPackage).run(directory, List.of(arguments)));
    }

    private static List<String> squeezed(List<String> lines) {
        return lines.stream().map(line -> line.strip().replaceAll("\\s+", " ")).toList();
    }

    @Test
    void a_listener_is_shown_with_a_and_not_without() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            final String end = "127.0.0.1:" + server.getLocalPort() + " ";
            assertThat(run("-an").lines()).anyMatch(line -> line.contains(end) && line.endsWith("LISTEN"));
            assertThat(run("-n").lines()).noneMatch(line -> line.contains(end) && line.endsWith("LISTEN"));
            assertThat(run("--listening -n").lines()).anyMatch(line -> line.contains(end));
            assertThat(run("-an --source proc").lines()).anyMatch(line -> line.contains(end));
            assertThat(run("-an --bsd").lines())
                    .anyMatch(line -> line.contains("127.0.0.1." + server.getLocalPort() + " "));
            assertThat(run("-L -n").lines()).anyMatch(line -> line.contains(" 0/0/5 ") && (line + " ").contains(end));
            assertThat(run("-a -p tcp --json").out()).contains("\"local_port\":" + server.getLocalPort());
            assertThat(run("-an -p udp").lines()).noneMatch(line -> line.contains(end));
        }
    }

    @Test
    void the_listeners_are_those_of_netstat() throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            final Pattern mine =
                    Pattern.compile("^(\\S+) .* (127\\.0\\.0\\.1:" + server.getLocalPort() + " \\S+ LISTEN)$");
            assertThat(matches(run("-an").lines(), mine))
                    .hasSize(1)
                    .isEqualTo(matches(theirs("netstat", "net-tools", "-an"), mine));
        }
    }

    private static List<String> matches(List<String> lines, Pattern pattern) {
        return squeezed(lines).stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1) + ' ' + matcher.group(2))
                .toList();
    }

    @Test
    void the_routes_are_those_of_netstat_line_by_line() throws IOException, InterruptedException {
        assertThat(run("-rn -f inet").lines().stream().map(String::stripTrailing))
                .containsExactlyElementsOf(theirs("netstat", "net-tools", "-rn").stream()
                        .map(String::stripTrailing)
                        .toList());
    }

    @Test
    void the_ipv6_routes_are_those_of_netstat() throws IOException, InterruptedException {
        // References change with each look-up: without them.
        assertThat(squeezed(run("-rn -f inet6").lines()).stream().map(NetstatCommandIT::withoutReferences))
                .containsExactlyElementsOf(squeezed(theirs("netstat", "net-tools", "-rn6")).stream()
                        .map(NetstatCommandIT::withoutReferences)
                        .toList());
    }

    private static String withoutReferences(String line) {
        final String[] words = line.split(" ");
        return words.length == 7 && words[4].matches("\\d+")
                ? String.join(" ", words[0], words[1], words[2], words[3], words[6])
                : line;
    }

    @Test
    void the_interfaces_are_those_of_netstat_but_for_what_runs_on() throws IOException, InterruptedException {
        final Pattern still = Pattern.compile("^(\\S+) (\\d+) .* (\\w+)$");
        assertThat(interfaces(run("-i").lines(), still))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(interfaces(theirs("netstat", "net-tools", "-i"), still));
    }

    private static List<String> interfaces(List<String> lines, Pattern pattern) {
        return squeezed(lines).stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1) + ' ' + matcher.group(2) + ' ' + matcher.group(3))
                .toList();
    }

    @Test
    void the_interfaces_of_ip_are_all_there() throws IOException, InterruptedException {
        final String json = run("-i -a --json").out();
        final Pattern name = Pattern.compile("\"ifname\":\"([^\"]+)\"");
        assertThat(name.matcher(String.join("", theirs("ip", "iproute2", "-j", "link")))
                        .results())
                .isNotEmpty()
                .allSatisfy(device -> assertThat(json).contains("\"name\":\"" + device.group(1) + '"'));
    }

    @Test
    void the_counters_are_the_kernels() throws IOException {
        assertThat(run("-s -p tcp").lines())
                .contains("Tcp:", "    200 RtoMin", "TcpExt:")
                .doesNotContain("Udp:");
        assertThat(run("-s -s").lines()).noneMatch(line -> line.startsWith("    0 "));
        assertThat(run("-s --json").out()).contains("\"InSegs\":");
    }

    @Test
    void the_running_display_ends_after_so_many_lines() {
        assertThat(run("-I lo -w 1 --count 2").lines()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-m",
                "-g",
                "-g -s",
                "-rs",
                "-i -s",
                "-i -a -b -d",
                "-i --bsd -b -d",
                "-r -a",
                "-rl --bsd",
                "-A -an",
                "-f unix -a"
            })
    void every_display_prints_something_also_as_json(String arguments) {
        assertThat(run(arguments).out()).isNotBlank();
        assertThat(run(arguments + " --json").out()).startsWith("{").endsWith("}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"datakit", "telegraf", "ss"})
    void a_sample_is_line_protocol(String mode) {
        assertThat(run("--line --addr-port 80,*:443 --tag site=a --mode " + mode)
                        .lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("netstat(,[^ ]+)* [a-z_0-9]+=\\d.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-f x25", "-p sctp", "-r -i", "-w 0", "-M core", "-s -f unix", "-s -p raw", "--mode x"})
    void what_makes_no_sense_is_an_error_of_usage(String arguments) {
        final String[] words = ("netstat " + arguments).split(" ");
        assertThat(CommandRun.of(words).exitCode()).as(Arrays.toString(words)).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void an_interface_that_is_not_there_is_an_error_of_input() {
        final CommandRun run = CommandRun.of("netstat", "-I", "nosuch0");
        assertThat(run.exitCode()).isEqualTo(ExitCode.IO);
        assertThat(run.err()).contains("nosuch0");
    }
}
