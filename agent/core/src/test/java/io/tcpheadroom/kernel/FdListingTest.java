package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of older kernels, on this one beside the number that it gives at once. */
class FdListingTest {
    private static final Path FOLDER = Path.of("/proc/self/fd");

    @TempDir
    Path folder;

    @Test
    void what_is_no_folder_cannot_be_listed() throws IOException {
        Path file = Files.createFile(folder.resolve("fd"));

        assertThatThrownBy(() -> new FdListing(file, false).count())
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(file + ": cannot be listed");
        assertThatThrownBy(() -> new FdListing(file, true).count()).hasMessage(file + ": cannot be listed");
    }

    @Test
    void a_copied_folder_holds_what_it_holds() throws IOException {
        Files.createFile(folder.resolve("0"));

        assertThat(new FdListing(folder, false).count()).hasValue(1);
    }

    @Test
    void the_reserve_is_counted_as_it_is_open_and_the_listing_is_not() throws IOException {
        long before = Files.size(FOLDER);
        try (FdListing listing = new FdListing(FOLDER, true)) {
            assertThat(listing.count()).hasValue(before + 1);
            assertThat(listing.count()).hasValue(before + 1).hasValue(Files.size(FOLDER));
        }
        assertThat(Files.size(FOLDER)).isEqualTo(before);
    }

    @Test
    void with_no_descriptor_left_the_reserve_is_given_up_for_the_listing() throws Exception {
        assertThat(FewDescriptors.run(Reserved.class))
                .isEqualTo("OptionalLong[200] as 200 are open; later OptionalLong[199], then OptionalLong[200]");
    }

    /** Used up after the first listing; then one is closed, and taken by another. */
    static final class Reserved {
        private Reserved() {}

        public static void main(String[] arguments) throws Exception {
            FdListing listing = new FdListing(FOLDER, true);
            listing.count();
            List<FileInputStream> leak = FewDescriptors.useUp();
            String first = listing.count() + " as " + Files.size(FOLDER) + " are open";
            leak.remove(0).close();
            OptionalLong less = listing.count();
            leak.add(FewDescriptors.open());
            OptionalLong again = listing.count();
            FewDescriptors.close(leak);
            System.out.println(first + "; later " + less + ", then " + again);
        }
    }

    @Test
    void with_no_descriptor_left_and_none_in_reserve_every_number_is_taken() throws Exception {
        assertThat(FewDescriptors.run(Unreserved.class))
                .isEqualTo("OptionalLong.empty as 200 are open; later OptionalLong[200], with a reserve");
    }

    /** First asked when nothing is left; later, with one closed, it has its reserve. */
    static final class Unreserved {
        private Unreserved() {}

        public static void main(String[] arguments) throws Exception {
            new FdListing(FOLDER, true).close(); // loads the class
            new FdListing(FOLDER, true).count();
            FdListing listing = new FdListing(FOLDER, true);
            List<FileInputStream> leak = FewDescriptors.useUp();
            String first = listing.count() + " as " + Files.size(FOLDER) + " are open";
            leak.remove(0).close();
            OptionalLong later = listing.count();
            FewDescriptors.close(leak);
            System.out.println(first + "; later " + later + ", with a reserve");
        }
    }

    @Test
    void whoever_takes_the_number_that_was_given_up_the_count_is_the_limit() throws Exception {
        assertThat(FewDescriptors.run(Contended.class)).isEqualTo("1000 countings, each of the limit");
    }

    /** Another thread opens as soon as it can, and never closes. */
    static final class Contended {
        private Contended() {}

        public static void main(String[] arguments) throws Exception {
            int other = 0;
            for (int round = 0; round < 10; round++) {
                FdListing listing = new FdListing(FOLDER, true);
                listing.count();
                List<FileInputStream> leak = FewDescriptors.useUp();
                List<FileInputStream> taken = Collections.synchronizedList(new ArrayList<>());
                Thread taker = new Thread(() -> take(taken));
                taker.start();
                for (int i = 0; i < 100; i++) {
                    other += isTheLimit(listing.count()) ? 0 : 1;
                }
                taker.interrupt();
                taker.join();
                FewDescriptors.close(leak);
                FewDescriptors.close(taken);
                listing.close();
            }
            System.out.println("1000 countings, " + (other == 0 ? "each of the limit" : other + " of something else"));
        }

        private static boolean isTheLimit(OptionalLong count) {
            return count.isEmpty() || count.getAsLong() == 200;
        }

        private static void take(List<FileInputStream> taken) {
            while (!Thread.currentThread().isInterrupted()) {
                FileInputStream opened = FewDescriptors.open();
                if (opened != null) {
                    taken.add(opened);
                }
            }
        }
    }
}
