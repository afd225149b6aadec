from corpus.clean.reversed import class_of, gain, lift, plain, price


def test_a_name_is_cheaper_to_spell_the_right_way_round():
    assert price("ماندلایی", 4.0) < price("ییالدنام", 4.0)
    assert gain("داد", "داد", 4.0) == 0


def test_classes_and_lifts():
    assert class_of("میخواندند") == class_of("مینوشتند") != class_of("کتابها")
    assert lift(class_of("از"), class_of("این")) > 0 > lift(class_of("این"), class_of("از"))
    assert plain("ﮐﺘﺎﺏِ") == "کتاب"
