package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
    void the_descriptor_that_it_is_listed_through_is_not_counted() {
        FdListing listing = new FdListing(FOLDER, true);

        // until nothing else of this JVM opens or closes one meanwhile
        await().untilAsserted(() -> assertThat(listing.count()).hasValue(listedElsewise() - 2));
        assertThat(listing.isExhausted()).isFalse();
    }

    /** Through two descriptors. Not the folder's size, which counts the numbers too that threads in accept have reserved. */
    private static long listedElsewise() throws IOException {
        try (Stream<Path> entries = Files.list(FOLDER)) {
            return entries.count();
        }
    }

    @Test
    void with_no_descriptor_left_every_number_is_taken_and_with_one_left_all_the_others() throws Exception {
        assertThat(FewDescriptors.run(UsedUp.class))
                .isEqualTo("true OptionalLong.empty as 200 are open; later false OptionalLong[199]");
    }

    /** Uses up its descriptors, then closes one. */
    static final class UsedUp {
        private UsedUp() {}

        public static void main(String[] arguments) throws Exception {
            FdListing listing = new FdListing(FOLDER, true);
            String warm = print(listing) + Files.size(FOLDER);
            List<FileInputStream> leak = FewDescriptors.useUp();
            String first = print(listing) + " as " + Files.size(FOLDER) + " are open";
            leak.remove(0).close();
            String later = print(listing);
            FewDescriptors.close(leak);
            System.out.println(warm.isEmpty() ? "" : first + "; later " + later);
        }

        private static String print(FdListing listing) throws UnreadableFile {
            return listing.isExhausted() + " " + listing.count();
        }
    }
}
