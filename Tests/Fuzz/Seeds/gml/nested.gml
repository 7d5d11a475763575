Creator "x"
graph [ directed 1 comment "a &quot; b" node [ id 1 label "A" graphics [ x 1.5 ] ] node [ id -2 ] edge [ source 1 target -2 value 1e2 ] ]
