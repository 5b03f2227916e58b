package io.tcpheadroom.resource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * Names that stand for addresses which are not to be seen: the same one for the same address as long as the agent is there, so that
 * destinations can be told apart, and of no use to whoever wants to know the address. A name is the address's SipHash-2-4 with a random
 * key that nobody is told; nothing is kept of any address.
 */
public final class Pseudonyms {
    private static final String PREFIX = "withheld-";

    /** 48 bits: two of ten thousand addresses share a name once in some million agents. */
    private static final long BITS = 0xffff_ffff_ffffL;

    /** Four numbers, or what can only be an IPv6 address: three colons, or two in a row, between hexadecimal digits. */
    private static final Pattern ADDRESS = Pattern.compile("(?<![\\w.:])(?:\\d{1,3}(?:\\.\\d{1,3}){3}"
            + "|[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){3,7}(?:\\d{0,3}(?:\\.\\d{1,3}){3})?(?:%\\w+)?"
            + "|[0-9a-fA-F]{0,4}::[0-9a-fA-F]{0,4}(?:%\\w+)?)(?![\\w:])");

    private final long key0;
    private final long key1;

    Pseudonyms(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    /** With a key of their own. */
    public static Pseudonyms create() {
        SecureRandom random = new SecureRandom();
        return new Pseudonyms(random.nextLong(), random.nextLong());
    }

    String of(String address) {
        long hash = hash(address.getBytes(StandardCharsets.UTF_8)) & BITS;
        return PREFIX + Long.toHexString(BITS + 1 | hash).substring(1); // with its leading zeros
    }

    /** A text with names in place of the addresses that stand in it. */
    String inText(String text) {
        return ADDRESS.matcher(text).replaceAll(match -> of(match.group()));
    }

    /** As Aumasson and Bernstein define it. */
    long hash(byte[] bytes) {
        State state = new State();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= Long.BYTES) {
            state.add(in.getLong());
        }
        long last = (long) bytes.length << 56;
        for (int shift = 0; in.hasRemaining(); shift += Byte.SIZE) {
            last |= (in.get() & 0xffL) << shift;
        }
        state.add(last);
        return state.end();
    }

    /** Four words that each block is mixed into. */
    private final class State {
        private long v0 = key0 ^ 0x736f6d6570736575L;
        private long v1 = key1 ^ 0x646f72616e646f6dL;
        private long v2 = key0 ^ 0x6c7967656e657261L;
        private long v3 = key1 ^ 0x7465646279746573L;

        void add(long block) {
            v3 ^= block;
            round();
            round();
            v0 ^= block;
        }

        long end() {
            v2 ^= 0xff;
            round();
            round();
            round();
            round();
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void round() {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
