package io.tcpheadroom.launcher;

/**
 * Where {@code java -jar} comes in, with the words of a command. Apart from the launcher, which a Java runtime without the module
 * java.instrument cannot even look at.
 */
public final class Command {
    private static final int ERROR = 3;

    private Command() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        try {
            return Jvm.isSupported() ? runOnThisJvm(arguments) : ERROR;
        } catch (Throwable e) {
            Jvm.say("the command failed: " + Jvm.cause(e));
            return ERROR;
        }
    }

    private static int runOnThisJvm(String[] arguments) throws Exception {
        // the attach API lives in the system loader, and here there is no program to keep away from
        ClassLoader system = ClassLoader.getSystemClassLoader();
        if (system.getResource("com/sun/tools/attach/VirtualMachine.class") == null) {
            Jvm.say("the command failed: this Java runtime has no module jdk.attach; run it with a JDK");
            return ERROR;
        }
        Class<?> cli = new CoreLoader(Jvm.ownJar(), system).loadClass("io.tcpheadroom.cli.CommandLineMain");
        return (Integer) cli.getMethod("run", String[].class).invoke(null, (Object) arguments);
    }
}
