package io.jenkins.plugins.releaseplan.rehearsal.cloud;

/**
 * Random numbers by counter: the number for a stream and a counter is always the same, whatever was drawn before. The bits
 * are those of SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014) at that
 * place of its sequence, with the finalizer "variant 13" of D. Stafford.
 */
final class Draws {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1p-53;

    private Draws() {}

    /** The stream for these names under a seed. Streams of different names have nothing in common. */
    static long stream(long seed, String... names) {
        long hash = mix(seed + GOLDEN);
        for (String name : names) {
            for (int i = 0; i < name.length(); i++) {
                hash = mix(hash + GOLDEN * (name.charAt(i) + 1L));
            }
            hash = mix(hash ^ name.length());
        }
        return hash;
    }

    /** A number above 0 and below 1, evenly distributed. */
    static double uniform(long stream, long counter) {
        return ((mix(stream + GOLDEN * counter) >>> 11) + 0.5) * UNIT;
    }

    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
