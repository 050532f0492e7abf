package dev.weir.collector.netstat.socket;

/** The states of a socket, numbered as the kernel numbers them in its state masks and in /proc. */
public enum SocketState {
    /** Data flows. A UDP socket in this state is connected. */
    ESTABLISHED(1, "ESTABLISHED", "ESTABLISHED"),
    /** A connection was asked for. */
    SYN_SENT(2, "SYN_SENT", "SYN_SENT"),
    /** A request came and was answered. */
    SYN_RECV(3, "SYN_RECV", "SYN_RCVD"),
    /** We have closed, the peer has not acknowledged it. */
    FIN_WAIT1(4, "FIN_WAIT1", "FIN_WAIT_1"),
    /** We have closed, the peer has not. */
    FIN_WAIT2(5, "FIN_WAIT2", "FIN_WAIT_2"),
    /** Closed; late segments may still come. */
    TIME_WAIT(6, "TIME_WAIT", "TIME_WAIT"),
    /** Not in use; for UDP: not connected. */
    CLOSE(7, "CLOSE", "CLOSED"),
    /** The peer has closed, we have not. */
    CLOSE_WAIT(8, "CLOSE_WAIT", "CLOSE_WAIT"),
    /** The peer has closed, then we have; it has not acknowledged it. */
    LAST_ACK(9, "LAST_ACK", "LAST_ACK"),
    /** Waits for connections. */
    LISTEN(10, "LISTEN", "LISTEN"),
    /** Both have closed at once. */
    CLOSING(11, "CLOSING", "CLOSING");

    /** The mask of all of them, which is also what {@code ss -a} asks for. */
    public static final int ALL = 0xfff;

    /** What the kernel calls a request that has no socket yet; it is shown as {@link #SYN_RECV}. */
    private static final int NEW_SYN_RECV = 12;

    private static final SocketState[] BY_NUMBER = new SocketState[NEW_SYN_RECV + 1];

    static {
        for (SocketState state : values()) {
            BY_NUMBER[state.number] = state;
        }
        BY_NUMBER[NEW_SYN_RECV] = SYN_RECV;
    }

    private final int number;
    private final String linuxName;
    private final String bsdName;

    SocketState(int number, String linuxName, String bsdName) {
        this.number = number;
        this.linuxName = linuxName;
        this.bsdName = bsdName;
    }

    /** Returns the state of a kernel number, or null for a number that is not known. */
    public static SocketState of(int number) {
        return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
    }

    /** Returns the bit of this state in a state mask. */
    public int bit() {
        return 1 << number;
    }

    /** Returns the name on Linux. */
    public String linuxName() {
        return linuxName;
    }

    /** Returns the name on BSD. */
    public String bsdName() {
        return bsdName;
    }
}
