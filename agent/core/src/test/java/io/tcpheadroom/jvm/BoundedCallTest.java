package io.tcpheadroom.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class BoundedCallTest {
    /** What was asked and is not run yet. */
    private final List<Runnable> asked = new ArrayList<>();

    @Test
    void what_the_question_throws_is_told_and_the_next_call_asks_again() throws ExecutionException {
        List<Integer> answers = new ArrayList<>(List.of(1));
        BoundedCall<Integer> call = new BoundedCall<>(Runnable::run, () -> answers.remove(0), 1);
        assertThat(call.call()).isEqualTo(1);

        assertThatThrownBy(call::call).hasCauseInstanceOf(IndexOutOfBoundsException.class);
        answers.add(2);
        assertThat(call.call()).isEqualTo(2);
    }

    @Test
    void while_there_is_no_answer_nothing_further_is_asked() throws ExecutionException {
        BoundedCall<String> call = new BoundedCall<>(asked::add, () -> "late", 1);

        assertThat(call.call()).isNull();
        assertThat(call.call()).isNull();
        assertThat(asked).hasSize(1);

        asked.remove(0).run();
        assertThat(call.call()).isEqualTo("late");
        assertThat(call.call()).isNull();
        assertThat(asked).hasSize(1);
    }
}
