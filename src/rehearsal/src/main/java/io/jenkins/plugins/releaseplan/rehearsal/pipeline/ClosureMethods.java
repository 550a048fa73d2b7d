package io.jenkins.plugins.releaseplan.rehearsal.pipeline;

import java.util.Set;

/** Methods that Groovy itself brings and that a reader of a script must know. */
final class ClosureMethods {
    private static final Set<String> KEEP_DELEGATE = Set.of(
            "each", "eachWithIndex", "reverseEach", "collect", "collectMany", "collectEntries", "collectNested", "find",
            "findAll", "findResult", "findResults", "findIndexOf", "findLastIndexOf", "findIndexValues", "any", "every",
            "inject", "sum", "min", "max", "sort", "toSorted", "unique", "toUnique", "groupBy", "countBy", "count",
            "split", "partition", "times", "upto", "downto", "step", "eachLine", "splitEachLine", "replaceAll",
            "takeWhile", "dropWhile", "removeAll", "retainAll", "forEach", "removeIf", "map", "filter", "flatMap",
            "anyMatch", "allMatch", "computeIfAbsent", "computeIfPresent", "withDefault", "sortBy", "call", "inside",
            "withRun", "withRegistry", "withServer", "withTool", "put", "add", "leftShift", "putAt", "eachMatch",
            "sleep", "eachPermutation", "combinations", "indexed", "subsequences", "first", "last", "getOrDefault");

    private static final Set<String> OF_EVERY_SCRIPT = Set.of(
            "println", "print", "printf", "sprintf", "use", "with", "evaluate", "run", "getBinding", "setBinding",
            "getProperty", "setProperty", "invokeMethod", "getMetaClass", "setMetaClass", "toString", "hashCode",
            "equals", "getClass", "call", "doCall", "identity", "dump", "inspect", "is", "isCase", "asType", "each",
            "getDelegate", "setDelegate", "setResolveStrategy", "curry", "rcurry", "ncurry", "super", "this",
            "virtualMillis", "virtualClock", "runPipeline", "notify", "notifyAll", "wait", "hasProperty");

    private ClosureMethods() {}

    /** Whether the method runs a closure without giving it a delegate of its own. */
    static boolean keepsDelegate(String name) {
        return KEEP_DELEGATE.contains(name);
    }

    /** Whether every script has the method. */
    static boolean ofEveryScript(String name) {
        return OF_EVERY_SCRIPT.contains(name);
    }
}
