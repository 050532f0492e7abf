package dev.weir.sink.text;

/** The network protocols that the flow log knows, by their Ethernet types. */
public enum EtherType {
    /** Internet Protocol version 4. */
    IPV4(0x0800, "IPv4"),
    /** Internet Protocol version 6. */
    IPV6(0x86dd, "IPv6");

    private final int number;
    private final String keyword;

    EtherType(int number, String keyword) {
        this.number = number;
        this.keyword = keyword;
    }

    /** Its number. */
    public int number() {
        return number;
    }

    /** Its name in the flow log. */
    public String keyword() {
        return keyword;
    }

    /** The number of a keyword, in any case; -1 if there is no such keyword. */
    public static int ofKeyword(String keyword) {
        for (EtherType type : values()) {
            if (type.keyword.equalsIgnoreCase(keyword)) {
                return type.number;
            }
        }
        return -1;
    }
}
