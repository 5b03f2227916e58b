package io.tcpheadroom;

import io.tcpheadroom.jvm.AgentThread;
import io.tcpheadroom.jvm.JdkLibraries;

/** How the agent comes into a JVM, and what that changes of its start. */
enum AttachMode {
    /** Before the program's main: nothing slow may hold that up, and nothing of the JVM is woken for us. */
    AT_START {
        @Override
        void begin(Installation installation) {
            JdkLibraries.load();
            installation.begin();
        }

        @Override
        void runSlowPart(Runnable task) {
            AgentThread.of("tcp-headroom-start", task).start();
        }

        @Override
        void letProgramRun(long millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // nobody does; and then it is time
            }
        }

        @Override
        void register(Installation installation) {
            installation.registerOnceThereIsAServer();
        }
    },

    /** Attached to a program that runs: whoever attached waits until all is in place. */
    IN_RUNNING_PROGRAM {
        @Override
        void begin(Installation installation) {
            installation.beginInRunningProgram();
        }

        @Override
        void runSlowPart(Runnable task) {
            task.run();
        }

        @Override
        void letProgramRun(long millis) {}

        @Override
        void register(Installation installation) {
            installation.registerAtOnce();
        }
    };

    /** Weaves what is loaded. */
    abstract void begin(Installation installation);

    /** Does what takes long. */
    abstract void runSlowPart(Runnable task);

    /** Leaves the processors to a program that starts, for so long. */
    abstract void letProgramRun(long millis);

    /** Shows the MBeans. */
    abstract void register(Installation installation);
}
