package io.tcpheadroom;

/** How the agent comes into a JVM, and what that changes of its start. */
enum Arrival {
    /** Before the program's main: nothing slow may hold that up, and nothing of the JVM is woken for us. */
    WITH_THE_PROGRAM {
        @Override
        void begin(Installation installation) throws ReflectiveOperationException {
            installation.begin();
        }

        @Override
        void slowly(Runnable task) {
            Thread thread = new Thread(null, task, "tcp-headroom-start", 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            thread.start();
        }

        @Override
        void register(Installation installation) {
            installation.registerOnceThereIsAServer();
        }
    },

    /** Attached to a program that runs: whoever attached waits until all is in place. */
    LATER {
        @Override
        void begin(Installation installation) throws ReflectiveOperationException {
            installation.beginAmidst();
        }

        @Override
        void slowly(Runnable task) {
            task.run();
        }

        @Override
        void register(Installation installation) {
            installation.register();
        }
    };

    /** Weaves what is loaded. */
    abstract void begin(Installation installation) throws ReflectiveOperationException;

    /** Does what takes long. */
    abstract void slowly(Runnable task);

    /** Shows the MBeans. */
    abstract void register(Installation installation);
}
