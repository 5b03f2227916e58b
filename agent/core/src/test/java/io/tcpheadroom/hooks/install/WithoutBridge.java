package io.tcpheadroom.hooks.install;

/** As a bundle's class loader that does not ask the boot loader. */
final class WithoutBridge extends ClassLoader {
    WithoutBridge() {
        super(WithoutBridge.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("sun.")) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }
}
