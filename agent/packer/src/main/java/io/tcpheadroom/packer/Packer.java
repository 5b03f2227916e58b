package io.tcpheadroom.packer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes one class of all lambdas and method references of a source file. The compiler leaves their making to the JVM, which
 * spins a hidden class for each when it is first reached: 350 of them, and half of the CPU time of the agent's start.
 */
public final class Packer {
    private static final String CLASS = ".class";

    private Packer() {}

    /**
     * Rewrites the class files where they are.
     *
     * @param arguments the folder of the class files, and the one below it whose classes are meant
     */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        for (List<String> nest : nests(root, root.resolve(arguments[1])).values()) {
            ClassFiles files = new ClassFiles();
            for (String name : nest) {
                files.put(name, Files.readAllBytes(root.resolve(name + CLASS)));
            }
            for (Map.Entry<String, byte[]> changed :
                    new Nest(files).withoutLambdas().entrySet()) {
                Files.write(root.resolve(changed.getKey() + CLASS), changed.getValue());
            }
        }
    }

    /** Internal names, by that of the class that is not nested. */
    private static Map<String, List<String>> nests(Path root, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(CLASS))
                    .map(name -> name.substring(0, name.length() - CLASS.length()))
                    .collect(Collectors.groupingBy(Nest::hostOf, TreeMap::new, Collectors.toList()));
        }
    }
}
