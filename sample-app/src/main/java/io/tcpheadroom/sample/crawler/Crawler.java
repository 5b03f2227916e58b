package io.tcpheadroom.sample.crawler;

import io.tcpheadroom.sample.App;
import io.tcpheadroom.sample.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A client with many connections to the shop, as many as its {@link Wave} wants. It gives up on none: what fails now, for
 * want of a descriptor perhaps, is tried again at the next step.
 */
public final class Crawler implements App {
    private static final int STEP_MILLIS = 100;
    private static final int REQUESTS_PER_STEP = 10;

    /** Oldest first; only the crawler's thread knows them. */
    private final Deque<Visit> visits = new ArrayDeque<>();

    private @Nullable Thread thread;

    @Override
    public void start(Site site) {
        InetSocketAddress shop = site.shop();
        Wave wave = new Wave(site.connections());
        thread = new Thread(() -> crawl(shop, wave), "crawler");
        thread.start();
    }

    private void crawl(InetSocketAddress shop, Wave wave) {
        long start = System.nanoTime();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                follow(shop, wave.at((System.nanoTime() - start) / 1e9));
                ask();
                Thread.sleep(STEP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeDownTo(0);
        }
    }

    private void follow(InetSocketAddress shop, int wanted) {
        closeDownTo(wanted);
        try {
            while (visits.size() < wanted && !Thread.currentThread().isInterrupted()) {
                visits.addLast(Visit.to(shop));
            }
        } catch (IOException e) {
            // No connection to be had now: the next step is the retry.
        }
    }

    private void ask() {
        int requests = Math.min(REQUESTS_PER_STEP, visits.size());
        for (int i = 0; i < requests && !Thread.currentThread().isInterrupted(); i++) {
            Visit visit = visits.removeFirst();
            try {
                visit.ask();
                visits.addLast(visit);
            } catch (IOException e) {
                close(visit);
            }
        }
    }

    private void closeDownTo(int wanted) {
        while (visits.size() > wanted) {
            close(visits.removeFirst());
        }
    }

    private static void close(Visit visit) {
        try {
            visit.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
