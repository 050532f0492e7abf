package dev.weir.collector.replay;

import dev.weir.collector.capture.CaptureCounts;
import dev.weir.collector.capture.CaptureDamage;
import dev.weir.collector.capture.CapturedDatagram;
import dev.weir.collector.capture.DatagramSource;
import java.io.IOException;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends the UDP payloads of capture files to one destination, in order and unchanged.
 *
 * <p>With an IPv4 loopback destination each exporter of the capture is given its own source address in 127.0.0.0/8:
 * exporters that use the same observation domains and template ids would otherwise become one. Payload files and
 * captures with a single exporter go out from 127.0.0.1.
 *
 * <p>A datagram that cannot be sent is counted and the replay goes on.
 */
public final class Replayer {
    private final ReplayOptions options;
    private final ReplayClock clock;
    private final CapturedDatagram datagram = new CapturedDatagram();
    private final CaptureCounts counts = new CaptureCounts();
    private final List<String> problems = new ArrayList<>();
    private ByteBuffer view = ByteBuffer.allocate(0);
    private long sent;
    private long bytes;
    private long errors;
    private long truncated;
    private String firstError;
    private volatile boolean stopped;
    private volatile Thread runner;

    /** Prepares a replay that can be run once. */
    public Replayer(ReplayOptions options) {
        this(options, ReplayClock.SYSTEM);
    }

    Replayer(ReplayOptions options, ReplayClock clock) {
        this.options = options;
        this.clock = clock;
    }

    /**
     * Sends everything. Returns when it is done, has been stopped, or its thread is interrupted (the mark stays set).
     *
     * @throws IOException when a file cannot be read or no socket be opened; what was sent so far stays sent
     */
    public ReplayResult run() throws IOException {
        runner = Thread.currentThread();
        final long beganAtNanos = clock.nanoTime();
        try (SourceSockets sockets = new SourceSockets(options.destination(), options.spreadSources())) {
            final Pacer pacer = new Pacer(options.packetsPerSecond(), clock);
            boolean more = true;
            for (long loop = 0; more && (options.loops() == 0 || loop < options.loops()); loop++) {
                more = runOnce(sockets, pacer, loop == 0);
            }
            final long elapsedNanos = clock.nanoTime() - beganAtNanos;
            return new ReplayResult(
                    sent,
                    bytes,
                    errors,
                    firstError,
                    truncated,
                    sockets.exporters(),
                    elapsedNanos,
                    counts,
                    List.copyOf(problems));
        }
    }

    /** Ends the replay after the datagram at hand. May be called from any thread, a shutdown hook for one. */
    public void stop() {
        stopped = true;
        LockSupport.unpark(runner);
    }

    /** An interrupt stops too: waits would return at once from then on, and the first send would close its socket. */
    private boolean isStopped() {
        return stopped || Thread.currentThread().isInterrupted();
    }

    /** Returns whether another loop makes sense: not stopped, and there was something to send. */
    private boolean runOnce(SourceSockets sockets, Pacer pacer, boolean first) throws IOException {
        final long attemptsBefore = sent + errors;
        for (final Path file : options.files()) {
            pacer.onFileStart();
            try (DatagramSource source = DatagramSource.open(file, 0)) {
                while (!isStopped() && source.next(datagram)) {
                    offer(sockets, pacer);
                }
                counts.addAll(source.counts());
                if (first && source.damage() != null) {
                    problems.add(describe(file, source.damage()));
                }
            }
        }
        return !isStopped() && sent + errors > attemptsBefore;
    }

    private void offer(SourceSockets sockets, Pacer pacer) throws IOException {
        if (options.onlyPort() != 0 && options.onlyPort() != datagram.destinationPort()) {
            return;
        }
        if (datagram.truncated()) {
            truncated++;
            return;
        }
        pacer.awaitNext(datagram.capturedAtEpochNanos(), this::isStopped);
        if (!isStopped()) {
            send(sockets.of(datagram.sourceAddress()));
        }
    }

    private void send(DatagramChannel socket) {
        try {
            write(socket);
        } catch (PortUnreachableException e) {
            // Tells of an earlier datagram; this one has not been sent yet.
            onError("nobody listens at " + options.destination());
            sendAgain(socket);
        } catch (IOException e) {
            onError(e.getMessage());
        }
    }

    private void sendAgain(DatagramChannel socket) {
        try {
            write(socket);
        } catch (IOException e) {
            onError(e.getMessage());
        }
    }

    private void write(DatagramChannel socket) throws IOException {
        if (view.array() != datagram.bytes()) {
            view = ByteBuffer.wrap(datagram.bytes());
        }
        view.limit(datagram.offset() + datagram.length()).position(datagram.offset());
        socket.write(view);
        sent++;
        bytes += datagram.length();
    }

    private void onError(String message) {
        errors++;
        if (firstError == null) {
            firstError = message;
        }
    }

    private static String describe(Path file, CaptureDamage damage) {
        return file + ": damaged at byte " + damage.offset() + ": " + damage.description();
    }
}
