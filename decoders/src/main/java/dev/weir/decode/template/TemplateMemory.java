package dev.weir.decode.template;

/** The memory that an exporter's templates may take. Owned by the shard's thread. */
public interface TemplateMemory {
    /** Takes octets; false, and nothing taken, if they are not to be had. */
    boolean tryTake(int octets);

    /** Gives octets back. */
    void give(int octets);
}
