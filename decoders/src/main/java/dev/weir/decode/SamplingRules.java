package dev.weir.decode;

/** What the operator says about an exporter's sampling. Asked once for each session, not for each datagram. */
public interface SamplingRules {
    /** Nothing is said: exporters tell their sampling themselves. */
    SamplingRules NONE = address -> 0;

    /**
     * The rate that replaces whatever the exporter says.
     *
     * @param address the exporter's address, 16 bytes
     * @return one of how many packets is sampled; 0 if nothing replaces it
     */
    long overrideFor(byte[] address);

    /**
     * The rate to assume where the exporter says nothing.
     *
     * @param address the exporter's address, 16 bytes
     * @return one of how many packets is sampled; 0 if nothing is assumed
     */
    default long defaultFor(byte[] address) {
        return 0;
    }
}
