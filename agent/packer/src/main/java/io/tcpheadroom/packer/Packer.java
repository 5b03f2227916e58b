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
 * Prepares what goes into the agent jar for a light start. One class is made of all lambdas and method references of a source file:
 * the compiler leaves their making to the JVM, which spins a hidden class for each when it is first reached. And all files become
 * one {@link Archive}.
 */
public final class Packer {
    private static final String CLASS = ".class";

    private Packer() {}

    /**
     * Rewrites the class files, and packs them.
     *
     * @param arguments the folder of the class files, the one below it whose lambdas are meant, and where the archive is to be written
     */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        rewriteLambdas(root, root.resolve(arguments[1]));
        Archive.pack(root, Path.of(arguments[2]));
    }

    /** Rewrites the class files where they are. */
    private static void rewriteLambdas(Path root, Path folder) throws IOException {
        for (List<String> nest : nests(root, folder).values()) {
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
