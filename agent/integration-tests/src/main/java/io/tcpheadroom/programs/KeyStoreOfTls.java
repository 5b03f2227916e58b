package io.tcpheadroom.programs;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key store whose one certificate is a server's own, and trusted by those who ask it. */
final class KeyStoreOfTls {
    private final String password;
    private final KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    private final SSLContext context = SSLContext.getInstance("TLS");

    KeyStoreOfTls(Path file, String password) throws Exception {
        this.password = password;
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        keys.init(store, password.toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
    }

    String password() {
        return password;
    }

    KeyManagerFactory keys() {
        return keys;
    }

    SSLContext context() {
        return context;
    }
}
