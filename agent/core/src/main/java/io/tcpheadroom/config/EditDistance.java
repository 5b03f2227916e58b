package io.tcpheadroom.config;

/** The Levenshtein distance of two words: the letters to insert, delete or replace to turn one into the other. */
final class EditDistance {
    private EditDistance() {}

    static int between(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            above = row(a.charAt(i - 1), i, b, above);
        }
        return above[b.length()];
    }

    private static int[] row(char letter, int i, String b, int[] above) {
        int[] row = new int[above.length];
        row[0] = i;
        for (int j = 1; j < row.length; j++) {
            int changed = above[j - 1] + (letter == b.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
        }
        return row;
    }
}
