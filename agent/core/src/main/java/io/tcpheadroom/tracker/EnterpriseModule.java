package io.tcpheadroom.tracker;

/** How a module of an application is called in servers that have both: {@code mall#shop.war}. */
final class EnterpriseModule {
    private EnterpriseModule() {}

    /** The application alone, if it consists of this one module: {@code shop} of {@code shop#shop.war}. */
    static String name(String application, String module) {
        int extension = module.lastIndexOf('.');
        String file = extension < 0 ? module : module.substring(0, extension);
        return module.isEmpty() || file.equals(application) ? application : application + "#" + module;
    }
}
