package dev.weir.sink.journal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses appends before the disk is full. The journal's files are sparse and mapped: a store into a hole that the disk
 * has no room for is a SIGBUS, which can end the JVM. So the guard must say no while there is still room.
 *
 * <p>It asks the file system every {@code everyBytes} appended bytes or {@code everyNanos}, whichever comes first.
 * Until the next question that many bytes may be written, and one excerpt and a new file's indexes besides; the floor
 * below which it refuses is therefore never smaller than that, whatever was configured. It accepts again only when a
 * quarter of the floor more has become free, so that it does not flap. Another program that eats the whole floor
 * between two questions is what it cannot see: the floor is the operator's margin for that.
 *
 * <p>Any thread; the answer is one addition and two reads when no question is due.
 */
public final class DiskGuard {
    private static final Logger LOG = LoggerFactory.getLogger(DiskGuard.class);

    private final FreeSpace freeSpace;
    private final long refuseBelowBytes;
    private final long acceptFromBytes;
    private final long everyBytes;
    private final long everyNanos;
    private final AtomicLong bytesSinceCheck = new AtomicLong();
    private final LogGate failures = new LogGate();
    private volatile long checkedAtNanos;
    private volatile boolean refusing;
    private volatile long lastUsableBytes;

    /**
     * Asks the file system once, at once.
     *
     * @param freeSpace whom to ask
     * @param minFreeBytes the floor asked for
     * @param reserveBytes what one append may need at most, the block that Chronicle maps next included
     * @param everyBytes ask again after so many bytes
     * @param everyNanos ask again after so much time
     * @param nowNanos the caller's clock
     */
    public DiskGuard(
            FreeSpace freeSpace,
            long minFreeBytes,
            long reserveBytes,
            long everyBytes,
            long everyNanos,
            long nowNanos) {
        this.freeSpace = freeSpace;
        this.refuseBelowBytes = Math.max(minFreeBytes, reserveBytes + everyBytes);
        this.acceptFromBytes = refuseBelowBytes + refuseBelowBytes / 4;
        this.everyBytes = everyBytes;
        this.everyNanos = everyNanos;
        check(nowNanos);
    }

    /**
     * Asks for room for some bytes, which count as written when the answer is yes.
     *
     * @param bytes how many are to be appended
     * @param nowNanos the caller's clock; it may jump
     * @return false when the disk is too full
     */
    public boolean tryReserve(long bytes, long nowNanos) {
        final boolean due =
                bytesSinceCheck.addAndGet(bytes) >= everyBytes || Math.abs(nowNanos - checkedAtNanos) >= everyNanos;
        if (due) {
            check(nowNanos);
        }
        return !refusing;
    }

    /** Whether appends are being refused, as of the last question. */
    public boolean isRefusing() {
        return refusing;
    }

    /** The free bytes below which appends are refused. */
    public long refuseBelowBytes() {
        return refuseBelowBytes;
    }

    /** The free bytes from which appends are accepted again. */
    public long acceptFromBytes() {
        return acceptFromBytes;
    }

    /** The free bytes that the file system last told. */
    public long lastUsableBytes() {
        return lastUsableBytes;
    }

    private synchronized void check(long nowNanos) {
        bytesSinceCheck.set(0);
        checkedAtNanos = nowNanos;
        try {
            decide(freeSpace.usableBytes());
        } catch (IOException e) {
            // Not knowing is no reason to lose records: the last answer stands.
            if (failures.tryPass()) {
                LOG.warn("cannot ask for the free disk space of the journal: {}", e.toString());
            }
        }
    }

    private void decide(long usableBytes) {
        lastUsableBytes = usableBytes;
        final boolean refuse = usableBytes < (refusing ? acceptFromBytes : refuseBelowBytes);
        if (refuse == refusing) {
            return;
        }
        refusing = refuse;
        if (refuse) {
            LOG.error(
                    "the journal's disk is nearly full ({} bytes free): appends are refused until {} bytes are free",
                    usableBytes,
                    acceptFromBytes);
        } else {
            LOG.info("the journal's disk has room again ({} bytes free): appends go on", usableBytes);
        }
    }
}
