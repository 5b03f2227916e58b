package io.tcpheadroom.tracker;

import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Classes of libraries that open sockets on behalf of the program, and of the frameworks in between. Whoever reads a call site can
 * change the application's code, not theirs. A further library is an entry in the list, or in the option
 * {@code call.sites.skip}.
 */
final class ClientLibraries {
    /** Packages, each with those below it. */
    private static final List<String> PACKAGES = List.of(
            // transports and HTTP clients
            "io.netty",
            "reactor",
            "io.vertx",
            "okhttp3",
            "okio",
            "retrofit2",
            "org.apache.http",
            "org.apache.hc",
            "org.apache.commons.httpclient",
            "org.asynchttpclient",
            "com.linecorp.armeria",
            "io.grpc",
            "feign",
            "com.google.api.client",
            "com.google.api.gax",
            "com.google.cloud.http",
            "com.google.auth",
            "software.amazon.awssdk",
            "com.amazonaws",
            "com.azure.core",
            "org.glassfish.jersey",
            "org.jboss.resteasy",
            "org.apache.cxf",
            "kong.unirest",
            "io.ktor",
            "kotlinx.coroutines",
            "akka",
            "org.apache.pekko",
            "org.apache.mina",
            "org.xnio",
            "com.jcraft.jsch",
            "org.apache.sshd",
            "org.apache.commons.net",
            "com.sun.mail",
            "org.eclipse.angus",
            "javax.mail",
            "jakarta.mail",
            // servers
            "org.apache.tomcat",
            "org.apache.catalina",
            "org.apache.coyote",
            "org.eclipse.jetty",
            "io.undertow",
            // pools
            "com.zaxxer.hikari",
            "org.apache.commons.dbcp",
            "org.apache.commons.dbcp2",
            "org.apache.commons.pool",
            "org.apache.commons.pool2",
            "com.mchange",
            "com.alibaba.druid",
            "oracle.ucp",
            "io.agroal",
            "org.vibur",
            // databases
            "org.postgresql",
            "com.mysql",
            "org.mariadb",
            "oracle.jdbc",
            "oracle.net",
            "com.microsoft.sqlserver",
            "net.sourceforge.jtds",
            "com.ibm.db2",
            "org.h2",
            "org.hsqldb",
            "org.apache.derby",
            "com.clickhouse",
            "net.snowflake.client",
            "io.r2dbc",
            "com.mongodb",
            "com.datastax",
            "org.neo4j.driver",
            "org.apache.hadoop.hbase",
            // caches, search, messages
            "io.lettuce",
            "redis.clients",
            "org.redisson",
            "net.spy.memcached",
            "net.rubyeye.xmemcached",
            "org.elasticsearch.client",
            "co.elastic.clients",
            "org.opensearch.client",
            "org.apache.solr.client",
            "org.apache.kafka",
            "org.apache.zookeeper",
            "org.apache.curator",
            "org.apache.pulsar",
            "org.apache.activemq",
            "org.apache.qpid",
            "com.rabbitmq",
            "io.nats",
            "org.eclipse.paho",
            "com.hivemq.client",
            "com.hazelcast",
            "org.infinispan.client",
            "com.orbitz.consul",
            "io.etcd.jetcd",
            // what calls them for the application
            "org.springframework",
            "org.hibernate",
            "org.jooq",
            "org.apache.ibatis",
            "com.querydsl",
            "org.jdbi",
            "org.flywaydb",
            "liquibase",
            "io.smallrye",
            "io.reactivex",
            "rx",
            "io.github.resilience4j",
            "net.jodah.failsafe",
            "dev.failsafe",
            "io.micrometer",
            "io.opentelemetry",
            "kotlin",
            "scala",
            "groovy",
            "org.codehaus.groovy",
            "org.apache.groovy");

    /** Names of packages under which shading tools put a library's copy. */
    private static final Set<String> SHADED = Set.of("shaded", "shadow", "relocated", "repackaged");

    /** Marks of classes that Spring generates as subclasses of the application's, in its package. */
    private static final List<String> GENERATED = List.of("$$SpringCGLIB$$", "$$EnhancerBy", "$$FastClassBy");

    private final Set<String> prefixes = new HashSet<>(PACKAGES);

    /** Remembered with the class, which no table of ours has to hold; a Boolean, because a type of ours would keep us alive. */
    private final ClassValue<Boolean> isIncluded = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return Proxy.isProxyClass(type) || includes(type.getName());
        }
    };

    /** @param more further packages, or classes */
    ClientLibraries(Collection<String> more) {
        prefixes.addAll(more);
    }

    boolean includes(Class<?> type) {
        return isIncluded.get(type);
    }

    boolean includes(String className) {
        if (prefixes.contains(className) || isGenerated(className)) {
            return true;
        }
        int start = 0;
        for (int i = 0; i < className.length(); i++) {
            char c = className.charAt(i);
            if (c == '.' || c == '$') {
                boolean isShaded = c == '.' && SHADED.contains(className.substring(start, i));
                if (isShaded || prefixes.contains(className.substring(0, i))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private static boolean isGenerated(String className) {
        for (String mark : GENERATED) {
            if (className.contains(mark)) {
                return true;
            }
        }
        return false;
    }
}
